/** An application without beans: what its servlet container has to tell of its end. */
package io.github.trrauth.servers.plain;
