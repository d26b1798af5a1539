/** The contract in Java SE; the class path says with which JAX-RS implementation. */
package io.github.trrauth.contract.se;
