/** What the application under test does only in Quarkus. */
package io.github.trrauth.servers.quarkus;
