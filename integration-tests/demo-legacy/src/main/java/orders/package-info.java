/** A program as it may have been written ten years ago; nothing in here knows of tokens. */
package orders;
