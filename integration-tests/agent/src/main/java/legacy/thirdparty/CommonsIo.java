package legacy.thirdparty;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;

/** A program that leaves downloads to Commons IO. */
final class CommonsIo {
  private CommonsIo() {}

  public static void main(String[] arguments) throws IOException {
    for (String address : arguments) {
      URL url = new URL(address);
      File file = File.createTempFile("download", ".json");
      FileUtils.copyURLToFile(url, file, 10_000, 10_000);
      System.out.println("copyURLToFile " + file.length());
      FileUtils.copyURLToFile(url, file);
      System.out.println("copyURLToFile " + file.length());
      FileUtils.forceDelete(file);
      System.out.println("toString " + IOUtils.toString(url, StandardCharsets.UTF_8).length());
    }
  }
}
