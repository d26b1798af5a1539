package io.github.trrauth.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeakTableTest {
  private static final Addresses ADDRESSES =
      new Addresses(
          URI.create("https://localhost:1001"),
          URI.create("https://localhost:1002"),
          URI.create("http://localhost:1003"));

  private static List<LeakCase> all() {
    return LeakTable.applications().stream()
        .flatMap(application -> LeakTable.cases(application).stream())
        .collect(Collectors.toList());
  }

  @Test
  void cases_haveNamesAndPathsOfTheirOwn() {
    assertThat(all()).hasSizeGreaterThan(100);
    assertThat(all()).extracting(LeakCase::name).doesNotHaveDuplicates();
    assertThat(all()).extracting(one -> one.path(1)).doesNotHaveDuplicates();
  }

  @Test
  void urls_haveNoPlaceholderLeft() {
    List<String> urls = new ArrayList<>();
    for (LeakCase one : all()) {
      for (int hop = 1; hop <= one.hops().size(); hop++) {
        urls.add(one.url(hop, ADDRESSES));
      }
    }
    assertThat(urls).noneMatch(url -> url.contains("{") || url.contains("}"));
  }

  @Test
  void parse_chainWithHeader_hasAllItsHops() {
    LeakCase one =
        LeakCase.parse(
            "a b | name | [Host: x] https://v\\u0061:{port}/{1} 302x3 https://w:{other}/{2}"
                + " | signed any never | because");

    assertThat(one.header()).isEqualTo("Host: x");
    assertThat(one.hops()).extracting(Hop::status).containsExactly(0, 302, 302, 302);
    assertThat(one.hops())
        .extracting(Hop::expected)
        .containsExactly(Expected.SIGNED, Expected.ANY, Expected.ANY, Expected.NEVER);
    assertThat(one.url(1, ADDRESSES)).isEqualTo("https://va:1001/open/echo/a-b/1");
    assertThat(one.url(2, ADDRESSES)).isEqualTo("/open/echo/a-b/2");
    assertThat(one.url(4, ADDRESSES)).isEqualTo("https://w:1002/open/echo/a-b/4");
  }

  @Test
  void parse_lineThatIsNoCase_isRefused() {
    assertThatThrownBy(() -> LeakCase.parse("a | name | https://x/ | signed"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeakCase.parse("a | name | https://x/ | sometimes | because"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeakCase.parse("a | name | https://x/ | signed any | because"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_areThoseOfAllHosts() {
    assertThat(LeakTable.names())
        .contains(
            "vendor.trr-apps.com",
            "vendor.trr-apps.com.",
            "vendor.trr-apps.com.evil.example",
            "VENDOR.TRR-Apps.Com",
            "v\u0435ndor.trr-apps.com");
  }
}
