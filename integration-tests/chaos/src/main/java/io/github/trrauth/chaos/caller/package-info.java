/** A program that calls the vendor on many threads and says how it went; it knows of no tokens. */
package io.github.trrauth.chaos.caller;
