/** A vendor to develop against. */
package io.github.trrauth.sandbox;
