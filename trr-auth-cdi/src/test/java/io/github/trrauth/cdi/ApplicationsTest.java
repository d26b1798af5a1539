package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
  private final ClassLoader own = Applications.class.getClassLoader();
  private final LocalVendor vendor = LocalVendor.start();
  private final Application one = application();
  private final Application two = application();

  @AfterEach
  void stop() {
    Applications.remove(one);
    Applications.remove(two);
    one.close();
    two.close();
    vendor.close();
  }

  @Test
  void current_onThreadOfAnApplication_isThatOne() throws Exception {
    ClassLoader loaderOfOne = below(own);
    ClassLoader loaderOfTwo = below(own);
    Applications.add(loaderOfOne, one);
    Applications.add(loaderOfTwo, two);

    assertThat(currentOn(loaderOfOne)).isSameAs(one);
    assertThat(currentOn(loaderOfTwo)).isSameAs(two);
  }

  @Test
  void current_onThreadWithALoaderBelow_isTheNearest() throws Exception {
    ClassLoader outer = below(own);
    ClassLoader inner = below(outer);
    Applications.add(inner, two);
    Applications.add(outer, one);

    assertThat(currentOn(below(inner))).isSameAs(two);
    assertThat(currentOn(below(outer))).isSameAs(one);
  }

  @Test
  void current_onThreadOfNobody_isTheOneThatTheJarBelongsTo() throws Exception {
    ClassLoader loaderOfTwo = below(own);
    Applications.add(own, one);
    Applications.add(loaderOfTwo, two);

    assertThat(currentOn(null)).isSameAs(one);
    assertThat(currentOn(ClassLoader.getPlatformClassLoader())).isSameAs(one);
  }

  @Test
  void current_onThreadOfNobodyWithASingleApplication_isThatOne() throws Exception {
    ClassLoader loaderOfOne = below(own);
    Applications.add(loaderOfOne, one);

    assertThat(Applications.isJarOfOne()).isTrue();
    assertThat(currentOn(null)).isSameAs(one);
  }

  @Test
  void current_ofTwoOnThreadOfNobody_isNone() throws Exception {
    ClassLoader loaderOfOne = below(own);
    ClassLoader loaderOfTwo = below(own);
    Applications.add(loaderOfOne, one);
    Applications.add(loaderOfTwo, two);

    assertThat(currentOn(null)).isSameAs(Application.OFF);
  }

  @Test
  void current_withNoApplicationDeployed_isOff() throws Exception {
    assertThat(currentOn(own)).isSameAs(Application.OFF);
  }

  @Test
  void remove_application_isFoundNoMore() throws Exception {
    Applications.add(own, one);
    Applications.remove(one);

    assertThat(currentOn(own)).isSameAs(Application.OFF);
  }

  @Test
  void add_applicationThatIsDeployedAnew_isTheNewOne() throws Exception {
    Applications.add(own, one);
    Applications.add(own, two);

    assertThat(currentOn(own)).isSameAs(two);
  }

  private Application application() {
    Map<String, String> settings = vendor.settings();
    return Application.deployed(FixedConfiguration.of(settings), event -> {});
  }

  private static Application currentOn(ClassLoader context) throws Exception {
    Callable<Application> current = Applications::current;
    return TwoCopies.with(context, current);
  }

  private static ClassLoader below(ClassLoader parent) {
    return new URLClassLoader(new URL[0], parent);
  }
}
