package io.github.trrauth.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether everybody can use the page: with a screen reader, without a mouse, in the dark. */
@Timeout(120)
class PageLooksIT {
  @RegisterExtension static final PageExtension PAGE = new PageExtension();

  private static final String TAB = "\uE004";

  /** Ratios as in WCAG 2.2, success criterion 1.4.3, of all text in sight. */
  private static final String CONTRAST =
      """
      const numbers = color => color.match(/[0-9.]+/g).map(Number);
      const luminance = color => {
        const [r, g, b] = numbers(color).slice(0, 3).map(value => value / 255)
          .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const background = element => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if (numbers(color).length === 3) return color;
        }
        return 'rgb(255, 255, 255)';
      };
      let texts = 0;
      const low = [];
      for (const element of document.querySelectorAll('body *')) {
        const own = [...element.childNodes].some(node =>
          node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
        const field = element.matches('input:not([type=checkbox]), textarea');
        if (!own && !field || !element.checkVisibility()) continue;
        texts++;
        const pair = [luminance(getComputedStyle(element).color), luminance(background(element))];
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (ratio < 4.5) low.push(`${ratio.toFixed(2)}: ${element.textContent}`);
      }
      return {texts, low, scheme: matchMedia('(prefers-color-scheme: dark)').matches};
      """;

  @Test
  void page_inTheBrowser_canBeUsedByEverybody() throws Exception {
    PAGE.caller().get("/v1/vendor", PAGE.caller().token());
    PAGE.turn("calls Outage");
    await().until(() -> PAGE.rows().size() == 2);
    await().until(() -> PAGE.text("#rules").contains("calls"));
    PAGE.openDetails();

    assertThat(PAGE.browser().text("document.title")).isEqualTo("Sandbox vendor · trr-auth");
    assertThat(PAGE.browser().text("document.documentElement.lang")).isEqualTo("en");
    List<String> controls =
        PAGE.browser()
            .elements(
                "a, button:not([hidden]), input, textarea, summary, progress, table, section, fieldset");
    assertThat(controls).hasSizeGreaterThan(60);
    for (String control : controls) {
      assertThat(PAGE.browser().label(control))
          .as(
              String.valueOf(
                  PAGE.browser().run("return arguments[0].outerHTML", Browser.reference(control))))
          .isNotBlank();
    }
    assertThat(PAGE.browser().run("return document.querySelectorAll('[id]').length"))
        .isEqualTo(
            PAGE.browser()
                .run("return new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"));
    assertThat(PAGE.browser().elements("main, header, h1")).hasSize(3);
    assertThat(PAGE.browser().elements("th:not([scope=col])")).isEmpty();
    assertThat(PAGE.browser().elements("[role=status]")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void page_inEachScheme_hasTextThatCanBeRead(String scheme) throws Exception {
    PAGE.browser().prefer("prefers-color-scheme", scheme);
    PAGE.caller().get("/v1/vendor", PAGE.caller().token());
    PAGE.caller().unsigned("GET", "/v1/items", "");
    PAGE.turn("calls Outage");
    await().until(() -> PAGE.rows().size() == 3);
    PAGE.caller().unsigned("GET", "/v1/items", "");
    PAGE.browser().click("#revoke");
    await().until(() -> PAGE.text("#tokens").contains("revoked"));
    PAGE.openDetails();

    Map<?, ?> found = (Map<?, ?>) PAGE.browser().run(CONTRAST);

    assertThat((List<?>) found.get("low")).isEmpty();
    assertThat(((Number) found.get("texts")).intValue()).isGreaterThan(100);
    assertThat(found.get("scheme")).isEqualTo(scheme.equals("dark"));
  }

  @Test
  void page_onANarrowScreen_needsNoScrollingToTheSide() throws Exception {
    PAGE.caller().get("/v1/vendor", PAGE.caller().token());
    await().until(() -> PAGE.rows().size() == 2);
    PAGE.browser().size(500, 900); // no window is narrower
    try {
      PAGE.openDetails();
      assertThat(
              PAGE.browser()
                  .run(
                      "return document.documentElement.scrollWidth <= window.innerWidth"
                          + " && window.innerWidth <= 500"))
          .isEqualTo(true);
    } finally {
      PAGE.browser().size(1360, 1000);
    }
  }

  @Test
  void page_withTheKeyboardAlone_switchesAndShowsWhereItIs() throws Exception {
    String token = PAGE.caller().token();
    String wanted = "calls Forbidden";
    String focused = "(document.activeElement.dataset.switch || '')";
    for (int i = 0; i < 60 && !PAGE.browser().text(focused).equals(wanted); i++) {
      PAGE.browser().press(TAB);
      assertThat(PAGE.browser().text("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
    assertThat(PAGE.browser().text(focused)).isEqualTo(wanted);

    PAGE.browser().press(" ");

    await().until(() -> PAGE.text("#rules").contains("status 403"));
    assertThat(PAGE.browser().text(focused)).isEqualTo(wanted);
    assertThat(PAGE.caller().get("/v1/vendor", token).statusCode()).isEqualTo(403);
  }

  @Test
  void page_withSomeTraffic_looksAsInTheDocumentation() throws Exception {
    PAGE.restart();
    PAGE.browser().size(1360, 1160);
    traffic();
    Path folder =
        Path.of(System.getProperty("sandbox.screenshots", "target/screenshots")).toAbsolutePath();
    Files.createDirectories(folder);
    for (String scheme : List.of("light", "dark")) {
      PAGE.browser().prefer("prefers-color-scheme", scheme);
      PAGE.browser().run("document.activeElement.blur(); window.scrollTo(0, 0)");
      byte[] png = PAGE.browser().screenshot();
      assertThat(png).startsWith(0x89, 'P', 'N', 'G');
      write(png, folder.resolve("sandbox-page-" + scheme + ".png"));
    }
    PAGE.browser().size(1360, 1000);
  }

  /** Calls, a token request that fails, a revocation and a replay, as a client makes them. */
  private void traffic() throws Exception {
    String first = PAGE.caller().token();
    PAGE.caller().get("/v1/vendor", first);
    PAGE.caller().get("/v1/consignments", first);
    PAGE.caller().call("POST", "/v1/consignments/7/items", first, "{\"title\":\"Scarf\"}");
    PAGE.control("POST", "/answers", "{\"path\":\"/v1/bearer-token\",\"times\":1,\"status\":503}");
    PAGE.caller().tokenAnswer();
    PAGE.control("POST", "/tokens/revoke");
    PAGE.caller().get("/v1/items", first);
    PAGE.control("PUT", "/tokens", "{\"lifetime\": 20}");
    String second = PAGE.caller().token();
    PAGE.caller().get("/v1/items", second);
    PAGE.caller().unsigned("GET", "/v1/vendor", "");
    await().until(() -> PAGE.rows().size() == 9 && PAGE.left() < 15_500);
    PAGE.control("PUT", "/tokens", "{\"lifetime\": 900}");
    PAGE.caller().token();
    PAGE.turn("calls Slow");
    await().until(() -> PAGE.text("#rules").contains("delay"));
    await().until(() -> PAGE.rows().size() == 10);
    PAGE.browser().run("document.getElementById('said').textContent = ''");
  }

  /** With the 256 colours that are there most, which makes it a third of the size. */
  private static void write(byte[] png, Path file) throws IOException {
    BufferedImage shot = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels = shot.getRGB(0, 0, shot.getWidth(), shot.getHeight(), null, 0, shot.getWidth());
    Map<Integer, Long> counts =
        Arrays.stream(pixels).boxed().collect(groupingBy(color -> color, counting()));
    int[] palette =
        counts.keySet().stream()
            .sorted(Comparator.comparing(counts::get).reversed())
            .limit(256)
            .mapToInt(color -> color)
            .toArray();
    Map<Integer, Integer> nearest = new HashMap<>();
    IndexColorModel colors =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            shot.getWidth(), shot.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colors);
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i], color -> nearest(color, palette));
      small.getRaster().setSample(i % shot.getWidth(), i / shot.getWidth(), 0, index);
    }
    ImageIO.write(small, "png", file.toFile());
  }

  private static int nearest(int color, int... palette) {
    int nearest = 0;
    for (int i = 1; i < palette.length; i++) {
      nearest = distance(color, palette[i]) < distance(color, palette[nearest]) ? i : nearest;
    }
    return nearest;
  }

  private static int distance(int color, int other) {
    int red = (color >> 16 & 255) - (other >> 16 & 255);
    int green = (color >> 8 & 255) - (other >> 8 & 255);
    int blue = (color & 255) - (other & 255);
    return red * red + green * green + blue * blue;
  }
}
