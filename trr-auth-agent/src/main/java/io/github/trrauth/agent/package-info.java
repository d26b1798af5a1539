/**
 * The Java agent; {@link io.github.trrauth.agent.AgentMain} is the way in.
 *
 * <p>It patches {@link java.net.URL} such that connections to the vendor's origin are decorated:
 * they send a token, follow redirects without carrying it elsewhere, and send a rejected request
 * once more. {@code AgentMain}, {@code AgentLoader} and {@code Main} live on the application's
 * class path, where the JVM puts an agent; everything else is defined by {@code AgentLoader}, out
 * of the application's sight. The command line in {@link io.github.trrauth.agent.cli} is in an
 * archive of its own in there, which only {@code Main} opens.
 */
package io.github.trrauth.agent;
