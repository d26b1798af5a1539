package io.github.trrauth.leak;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of ours in a packaged jar, but for what others have written and is shaded into it. */
final class OurTypes {
  private static final Pattern ENTRY =
      Pattern.compile("(?:trr-auth/)?(io/github/trrauth/.*)\\.class(?:data)?");
  private static final Pattern FOREIGN =
      Pattern.compile("io\\.github\\.trrauth\\..*\\.(json|asm)\\..*");
  private static final Pattern TESTS =
      Pattern.compile("io\\.github\\.trrauth\\.(leak|contract|sandbox)\\..*");

  private OurTypes() {}

  static boolean isOurs(String name) {
    return name.startsWith("io.github.trrauth.")
        && !FOREIGN.matcher(name).matches()
        && !TESTS.matcher(name).matches();
  }

  /** Loads them; those that need an API that is not there are left out. */
  static List<Class<?>> of(Path jar, ClassLoader loader) throws IOException {
    List<Class<?>> types = new ArrayList<>();
    for (String name : names(jar)) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        Field[] unused = type.getDeclaredFields();
        types.add(type);
      } catch (ClassNotFoundException | LinkageError e) {
        // An extension to something that this application does not have.
      }
    }
    return types;
  }

  private static List<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> ENTRY.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(entry -> entry.group(1).replace('/', '.'))
          .filter(OurTypes::isOurs)
          .collect(Collectors.toList());
    }
  }
}
