/**
 * The command line of the agent's jar; {@link io.github.trrauth.agent.cli.Commands} is the way in.
 *
 * <p>It uses the agent's own settings, tokens and connections, and knows picocli, which nothing
 * else in the agent does. Its output is {@code docs/command-line.md}.
 */
package io.github.trrauth.agent.cli;
