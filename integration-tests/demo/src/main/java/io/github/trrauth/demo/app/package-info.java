/** A plain CDI application; nothing in here knows of tokens. */
package io.github.trrauth.demo.app;
