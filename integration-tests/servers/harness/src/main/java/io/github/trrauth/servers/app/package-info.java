/** The application under test: what runs in the server, in every one of them. */
package io.github.trrauth.servers.app;
