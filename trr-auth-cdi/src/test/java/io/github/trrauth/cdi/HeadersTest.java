package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadersTest {
  @Test
  void remove_inAnotherLetterCase_takesTheHeaderOff() {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    headers.putSingle("authorization", "one");
    headers.putSingle("Accept", "two");

    Headers.remove(headers, "Authorization");

    assertThat(headers).containsOnlyKeys("Accept");
  }

  @Test
  void remove_fromMapWhoseKeySetIsACopy_takesTheHeaderOff() {
    MultivaluedMap<String, String> headers = new CopiedKeys();
    headers.putSingle("Authorization", "one");

    Headers.remove(headers, "Authorization");

    assertThat(headers.getFirst("Authorization")).isNull();
  }

  /** What CXF makes of the headers of a MicroProfile Rest Client. */
  private static final class CopiedKeys extends MultivaluedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<String> keySet() {
      return new HashSet<>(super.keySet());
    }
  }
}
