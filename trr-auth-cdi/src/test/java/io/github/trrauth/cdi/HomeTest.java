package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class HomeTest {
  private final TwoCopies copies = new TwoCopies();

  @Test
  void isHere_onThreadOfTheApplication_isTrue() throws Exception {
    assertThat(isHere(copies.one())).isTrue();
    assertThat(isHere(new URLClassLoader(new URL[0], copies.one()))).isTrue();
  }

  @Test
  void isHere_onThreadOfAnotherApplication_isFalse() throws Exception {
    assertThat(isHere(copies.two())).isFalse();
  }

  @Test
  void isHere_onThreadOfAnApplicationWithoutTheJar_isFalse() throws Exception {
    assertThat(isHere(new URLClassLoader(new URL[0], copies.server()))).isFalse();
  }

  @Test
  void isHere_onThreadOfNobodys_isTrue() throws Exception {
    assertThat(isHere(null)).isTrue();
    assertThat(isHere(copies.server())).isTrue();
    assertThat(isHere(ClassLoader.getPlatformClassLoader())).isTrue();
  }

  @Test
  void isHere_onThreadOfNobodysWithFiltersOfTwo_isFalse() throws Exception {
    FakeConfiguration both =
        FakeConfiguration.of(filterOf(copies.one()), filterOf(copies.two()));
    assertThat(isHere(null, both)).isFalse();
    assertThat(isHere(copies.one(), both)).isTrue();
  }

  private boolean isHere(ClassLoader context) throws Exception {
    return isHere(context, FakeConfiguration.of(filterOf(copies.one())));
  }

  private boolean isHere(ClassLoader context, FakeConfiguration client) throws Exception {
    var home = copies.one().loadClass(Home.class.getName());
    var method = home.getDeclaredMethod("isHere", jakarta.ws.rs.core.Configuration.class);
    method.setAccessible(true);
    return TwoCopies.with(context, () -> (Boolean) method.invoke(null, client));
  }

  private static Class<?> filterOf(ClassLoader copy) throws ClassNotFoundException {
    return copy.loadClass(BearerFilter.class.getName());
  }
}
