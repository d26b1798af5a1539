/** The application under test for servers that add resources of their own, where they may. */
package io.github.trrauth.servers.app.scanned;
