/** The demo: {@link io.github.trrauth.demo.Demo} starts a vendor and an application beside it. */
package io.github.trrauth.demo;
