/**
 * A vendor to develop against; {@link io.github.trrauth.sandbox.Sandbox} is the way in.
 *
 * <p>It serves the documented part of the vendor's API over HTTPS on loopback, misbehaves on
 * request and keeps a journal of everything that it was sent. Tests written with JUnit 5 get one
 * through {@link io.github.trrauth.sandbox.SandboxExtension}.
 */
package io.github.trrauth.sandbox;
