/**
 * What must hold in each application server ({@link io.github.trrauth.servers.ServerContract}), and
 * what it takes to run one in a test ({@link io.github.trrauth.servers.Server}).
 *
 * <p>A further server is a {@link io.github.trrauth.servers.Server} and a class that extends the
 * contract.
 */
package io.github.trrauth.servers;
