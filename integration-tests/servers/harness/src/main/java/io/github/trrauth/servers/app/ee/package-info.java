/** What the application under test has besides where the server knows all of Jakarta EE. */
package io.github.trrauth.servers.app.ee;
