/**
 * What holds the documentation to the code: {@link io.github.trrauth.docs.DocumentsTest} looks at
 * marks, parts of files and links; {@link io.github.trrauth.docs.PagesIT} follows the pages.
 */
package io.github.trrauth.docs;
