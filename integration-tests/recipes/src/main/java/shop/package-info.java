/** An application that calls the vendor, and knows nothing of tokens. */
package shop;
