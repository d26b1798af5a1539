/** The ways in which each JAX-RS implementation gets to know the filters; no policy lives here. */
package io.github.trrauth.cdi.door;
