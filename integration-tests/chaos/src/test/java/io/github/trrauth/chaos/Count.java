package io.github.trrauth.chaos;

/** What the calling JVM holds: all its threads, those of ours, open descriptors, heap in use. */
record Count(long threads, long ours, long descriptors, long heapBytes) {
  static Count of(String numbers) {
    String[] words = numbers.split(" ", -1);
    return new Count(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]));
  }
}
