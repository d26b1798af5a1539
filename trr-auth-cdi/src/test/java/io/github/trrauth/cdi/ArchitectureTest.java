package io.github.trrauth.cdi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.trrauth.AccessToken;
import io.github.trrauth.Settings;
import io.github.trrauth.TokenSource;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may name whom in the jar that applications drop in. */
@AnalyzeClasses(
    packages = "io.github.trrauth.cdi",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String DOORS = "io.github.trrauth.cdi.door..";
  private static final String CORE = "io.github.trrauth";

  @ArchTest
  static final ArchRule dependencies_areTheCoreAndPublicApis =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CORE,
              "io.github.trrauth.cdi..",
              "java.io..",
              "java.lang..",
              "java.net..",
              "java.security..",
              "java.time..",
              "java.util",
              "java.util.concurrent..",
              "java.util.function..",
              "java.util.stream..",
              "io.micrometer.core.instrument..",
              "io.opentelemetry.api..",
              "javax.naming",
              "jakarta.annotation..",
              "jakarta.enterprise..",
              "jakarta.ws.rs..",
              "org.apache.cxf..",
              "org.eclipse.microprofile.config..",
              "org.eclipse.microprofile.health..",
              "org.eclipse.microprofile.metrics..",
              "org.eclipse.microprofile.rest.client..",
              "org.jboss.resteasy.reactive.client.spi",
              "org.jspecify.annotations..")
          .because("what is named here must be there in every server, or its absence be survived");

  @ArchTest
  static final ArchRule implementations_areNamedByDoorsAndWhereTheirAbsenceIsSurvived =
      noClasses()
          .that(resideOutsideOfPackages(DOORS))
          .and()
          .doNotBelongToAnyOf(CxfConnection.class, ReactiveRequest.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.cxf..", "org.glassfish.jersey..", "org.jboss.resteasy..", "com.ibm..")
          .because("a class that names a missing one cannot be loaded");

  @ArchTest
  static final ArchRule doors_holdNoPolicy =
      noClasses()
          .that(resideInAPackage(DOORS))
          .should()
          .dependOnClassesThat(resideInAPackage(CORE));

  @ArchTest
  static final ArchRule microProfileConfig_isNamedByOneClass =
      noClasses()
          .that()
          .doNotBelongToAnyOf(MicroProfileConfiguration.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..");

  @ArchTest
  static final ArchRule microProfileHealth_isNamedByTheCheckAndWhatOffersIt =
      noClasses()
          .that()
          .doNotBelongToAnyOf(
              TokenHealthBean.class, TokenHealthCheck.class, TokenHealthCheckCreator.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.health..");

  @ArchTest
  static final ArchRule micrometer_isNamedByOneClass =
      isNamedBy("MicrometerMeters", "io.micrometer..");

  @ArchTest
  static final ArchRule microProfileMetrics_isNamedByOneClass =
      isNamedBy("MicroProfileMeters", "org.eclipse.microprofile.metrics..");

  @ArchTest
  static final ArchRule openTelemetry_isNamedByOneClass =
      isNamedBy("OpenTelemetryMeters", "io.opentelemetry..");

  private static ArchRule isNamedBy(String type, String api) {
    return noClasses()
        .that()
        .haveNameNotMatching("io\\.github\\.trrauth\\.cdi\\.metrics\\." + type + "(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(api)
        .because("a class that names a missing one cannot be loaded");
  }

  @ArchTest
  static final ArchRule microProfileRestClient_isNamedByItsDoorAndWhereItsAbsenceIsSurvived =
      noClasses()
          .that(resideOutsideOfPackages(DOORS))
          .and()
          .doNotBelongToAnyOf(ResteasyCache.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.rest.client..");

  @ArchTest
  static final ArchRule cdi_isNamedByExtensionsOnly =
      noClasses()
          .that()
          .doNotBelongToAnyOf(
              TrrAuthExtension.class,
              TrrAuthBuildExtension.class,
              Container.class,
              Readiness.class,
              TokenHealthBean.class,
              TokenHealthCheck.class,
              TokenHealthCheckCreator.class,
              io.github.trrauth.cdi.door.ContainerBusDoor.class)
          .and()
          .haveNameNotMatching(".*\\.MicroProfileMeters\\$ApplicationScope")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.enterprise..")
          .because("filters work in an application without a CDI container as well");

  @ArchTest
  static final ArchRule logLines_areWrittenInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Log.class)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.System\\$Logger(\\$.*)?");

  @ArchTest
  static final ArchRule jmx_isNamedWhereItsAbsenceIsSurvived =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ShownSource.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(io.github.trrauth.SourceMBean.class);

  @ArchTest
  static final ArchRule jndi_isNamedInAClassOfItsOwn =
      noClasses()
          .that()
          .doNotBelongToAnyOf(NameInServer.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.naming..");

  @ArchTest
  static final ArchRule jndi_isAskedWhereItsAbsenceIsSurvived =
      noClasses()
          .that()
          .doNotBelongToAnyOf(NameInServer.class, ShownSource.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(NameInServer.class);

  @ArchTest
  static final ArchRule nothing_isPrinted =
      noClasses()
          .should()
          .accessFieldWhere(
              JavaAccess.Predicates.targetOwner(JavaClass.Predicates.equivalentTo(System.class)))
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule threads_areTheCoresBusiness =
      noClasses()
          .should()
          .callConstructorWhere(JavaAccess.Predicates.targetOwner(assignableTo(Thread.class)))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.concurrent.ExecutorService.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.concurrent.Executors.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule threadLocals_areNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .because("they outlive an application on the threads that it borrowed");

  @ArchTest
  static final ArchRule staticFields_holdNothingOfARequestOrASource =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(AccessToken.class)
          .orShould()
          .haveRawType(TokenSource.class)
          .orShould()
          .haveRawType(Settings.class)
          .orShould()
          .haveRawType(assignableTo(ClientRequestContext.class))
          .orShould()
          .haveRawType(assignableTo(ClientResponseContext.class));

  @ArchTest
  static final ArchRule fields_thatAreNotPrivate_areFinal =
      fields().that().areNotPrivate().should().beFinal();

  @ArchTest
  static final ArchRule providers_areForClientsOnly =
      classes()
          .that()
          .areAssignableTo(ClientRequestFilter.class)
          .or()
          .areAssignableTo(ClientResponseFilter.class)
          .or()
          .areAssignableTo(WriterInterceptor.class)
          .or()
          .areAssignableTo(Feature.class)
          .should()
          .beAnnotatedWith(ConstrainedTo.class)
          .andShould()
          .notBeAnnotatedWith(Provider.class)
          .because("a server that finds them by scanning would take them for its own side");

  @ArchTest
  static void publicClasses_areTheIntendedSurface(JavaClasses ours) {
    Set<String> exposed =
        ours.stream()
            .filter(ArchitectureTest::isExposed)
            .map(type -> type.getName().substring("io.github.trrauth.cdi.".length()))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .containsExactlyInAnyOrder(
            "BearerFilter",
            "BodyRecorder",
            "Home",
            "TokenHealthCheck",
            "TokenHealthCheckCreator",
            "TrrAuthBuildExtension",
            "TrrAuthBuildExtension$Creator",
            "TrrAuthBuildExtension$End",
            "TrrAuthBuildExtension$Start",
            "TrrAuthExtension",
            "TrrAuthFeature",
            "door.ContainerBusDoor",
            "door.CxfDoor",
            "door.JerseyDoor",
            "door.RestClientDoor",
            "metrics.Beans",
            "metrics.TokenMeters");
  }

  private static boolean isExposed(JavaClass type) {
    return type.getModifiers().contains(PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isExposed).orElse(true);
  }
}
