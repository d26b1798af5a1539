/**
 * What holds the documentation to the code: {@link io.github.trrauth.pages.Page} reads a page,
 * {@link io.github.trrauth.pages.Reader} follows it. A fenced block of a page has a mark before it,
 * a comment that readers do not see:
 *
 * <ul>
 *   <li>{@code from: FILE#TAG}: it is that part of the file, between {@code tag::TAG[]} and {@code
 *       end::TAG[]}; without a tag the whole file
 *   <li>{@code file: NAME}: what a reader saves under that name
 *   <li>{@code run}: a command; {@code run: fails} if it must fail, {@code run: background} if it
 *       goes on while the rest of the page is followed
 *   <li>{@code output}: what the command before it prints
 *   <li>{@code run by: FILE}: that file runs it
 *   <li>{@code not run: REASON}
 * </ul>
 */
package io.github.trrauth.pages;
