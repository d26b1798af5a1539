package io.github.trrauth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that the core's classes keep among each other and towards the world. */
@AnalyzeClasses(
    packages = "io.github.trrauth",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutSandbox.class})
class ArchitectureTest {
  /** The sandbox, against which the token request is tested, lies in a package below the core's. */
  static final class WithoutSandbox implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("io/github/trrauth/sandbox/");
    }
  }

  @ArchTest
  static final ArchRule dependencies_areTheJdkAndTheParserOnly =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.github.trrauth",
                  "java.io..",
                  "java.lang..",
                  "java.math..",
                  "java.net..",
                  "java.nio..",
                  "java.security..",
                  "java.time..",
                  "java.util..",
                  "javax.management..",
                  "javax.net.ssl..",
                  "jdk.jfr..",
                  "com.fasterxml.jackson.core..",
                  "org.jspecify.annotations.."))
          .because("the jars that carry the core must not clash with anything of an application");

  @ArchTest
  static final ArchRule clocks_areReadInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(TimeSource.class)
          .should()
          .callMethodWhere(call(System.class, "nanoTime", "currentTimeMillis"))
          .orShould()
          .callMethodWhere(call(java.time.Instant.class, "now"))
          .orShould()
          .callMethodWhere(call(java.time.LocalDateTime.class, "now"))
          .orShould()
          .callMethodWhere(call(java.time.ZonedDateTime.class, "now"))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("time is injected, so that every rule can be tested without waiting");

  @ArchTest
  static final ArchRule threads_neverSleep =
      noClasses()
          .should()
          .callMethodWhere(call(Thread.class, "sleep", "yield"))
          .orShould()
          .callMethodWhere(call(java.util.concurrent.TimeUnit.class, "sleep"))
          .orShould()
          .callMethodWhere(call(java.util.concurrent.locks.LockSupport.class, "parkNanos"));

  @ArchTest
  static final ArchRule threads_areMadeInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(DaemonTasks.class)
          .should()
          .callConstructorWhere(
              JavaAccess.Predicates.targetOwner(JavaClass.Predicates.assignableTo(Thread.class)))
          .orShould()
          .callMethodWhere(
              JavaAccess.Predicates.targetOwner(
                  JavaClass.Predicates.equivalentTo(java.util.concurrent.Executors.class)))
          .because("a thread that is not ours to end keeps an undeployed application alive");

  @ArchTest
  static final ArchRule nothing_isPrintedOrLogged =
      noClasses()
          .should()
          .accessFieldWhere(
              JavaAccess.Predicates.targetOwner(JavaClass.Predicates.equivalentTo(System.class)))
          .orShould()
          .callMethodWhere(call(Throwable.class, "printStackTrace"))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.System$Logger")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .because("the core tells its listeners; where that is written is the way in's business");

  @ArchTest
  static final ArchRule jmx_isNamedByOneClass =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SourceMBean.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.management..", "java.lang.management..")
          .because("a JVM may have no JMX, and its start is dear");

  @ArchTest
  static final ArchRule flightRecorder_isNamedByClassesThatAreLoadedByName =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(RecordedEvent|RecordingListener(\\$.*)?)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.jfr..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.(RecordedEvent|RecordingListener(\\$.*)?)")
          .because("Java 8 cannot load them");

  @ArchTest
  static final ArchRule locks_areNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent.locks..")
          .because("the state is one atomic reference");

  @ArchTest
  static final ArchRule threadLocals_areNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .because("they outlive an application on the threads that it borrowed");

  @ArchTest
  static final ArchRule serializable_areOnlyExceptionsAndEnums =
      noClasses()
          .that()
          .areNotAssignableTo(Throwable.class)
          .and()
          .areNotEnums()
          .should()
          .beAssignableTo(Serializable.class)
          .because("a token or a secret must not end up in a session store");

  @ArchTest
  static final ArchRule fields_ofExceptionsHoldNoSecrets =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Throwable.class)
          .should()
          .notHaveRawType(AccessToken.class)
          .andShould()
          .notHaveRawType(ClientSecret.class)
          .andShould()
          .notHaveRawType(ClientCredentials.class);

  @ArchTest
  static final ArchRule fields_areNotPublicUnlessConstant =
      fields().that().arePublic().should().beFinal().andShould().beStatic();

  @ArchTest
  static void publicClasses_areTheIntendedSurface(JavaClasses core) {
    Set<String> exposed =
        core.stream()
            .filter(type -> isExposed(type))
            .map(type -> type.getName().substring("io.github.trrauth.".length()))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .containsExactlyInAnyOrder(
            "AccessToken",
            "AuthEvent",
            "AuthEvent$Type",
            "AuthListener",
            "AuthLog",
            "AuthLog$Level",
            "BodyCopy",
            "ClientSecret",
            "ConnectionOpener",
            "FlightRecorder",
            "InvalidSettingsException",
            "MessageId",
            "Origin",
            "Setting",
            "Setting$Group",
            "Settings",
            "SourceMBean",
            "TokenException",
            "TokenMetrics",
            "TokenRejectedException",
            "TokenSource",
            "TokenSource$Builder",
            "TokenStatus",
            "TokenStatus$SourceActivity",
            "TokenStatus$TokenPhase",
            "TokenUnavailableException",
            "TrrAuthMXBean");
  }

  @ArchTest
  static void publicMethods_useOnlyThePublicSurface(JavaClasses core) {
    core.stream()
        .filter(ArchitectureTest::isExposed)
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(PUBLIC))
        .forEach(
            method ->
                method
                    .getAllInvolvedRawTypes()
                    .forEach(
                        type ->
                            assertThat(isExposed(type) || !isOurs(type))
                                .as("%s in %s", type.getName(), method.getFullName())
                                .isTrue()));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("io.github.trrauth");
  }

  private static boolean isExposed(JavaClass type) {
    return isOurs(type)
        && type.getModifiers().contains(PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isExposed).orElse(true);
  }

  private static DescribedPredicate<JavaAccess<?>> call(Class<?> owner, String... names) {
    Set<String> wanted = Set.of(names);
    return DescribedPredicate.describe(
        "a call of " + owner.getSimpleName() + Map.of("methods", wanted),
        access ->
            access.getTargetOwner().isEquivalentTo(owner) && wanted.contains(access.getName()));
  }
}
