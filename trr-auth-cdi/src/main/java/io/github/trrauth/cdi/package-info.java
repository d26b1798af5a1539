/**
 * The way in for JAX-RS clients (Jakarta REST): drop the jar in, and requests to the vendor are
 * signed.
 *
 * <p>Nothing needs to be called. {@link io.github.trrauth.cdi.TrrAuthFeature} is for a client that
 * an implementation cannot be made to sign by itself; {@link io.github.trrauth.TokenSource} can be
 * injected for other clients.
 */
package io.github.trrauth.cdi;
