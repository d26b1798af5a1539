/** The token lifecycle; {@link io.github.trrauth.Origin} is the way in. */
package io.github.trrauth;
