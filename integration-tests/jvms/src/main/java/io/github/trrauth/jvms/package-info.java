/** Other JVMs: {@link io.github.trrauth.jvms.InstalledJava} finds them. */
package io.github.trrauth.jvms;
