/** What is measured in the core's own, virtual time. */
package io.github.trrauth;
