/**
 * The token lifecycle that every way in shares; {@link io.github.trrauth.TokenSource} is the way
 * in.
 *
 * <p>A way in reads {@link io.github.trrauth.Settings}, asks {@link io.github.trrauth.Origin}
 * whether a request gets a token, takes the token from {@link io.github.trrauth.TokenSource#get()}
 * and reports what the API answered to {@link io.github.trrauth.TokenSource#answered}.
 */
package io.github.trrauth;
