package io.github.trrauth.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.github.trrauth.agent",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule AGENT_KNOWS_NEITHER_THE_OTHER_WAY_IN_NOR_THE_SANDBOX =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.trrauth.cdi..", "io.github.trrauth.sandbox..");

  @ArchTest
  static final ArchRule AGENT_USES_THE_JDK_THE_CORE_ASM_AND_PICOCLI =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "io.github.trrauth",
              "io.github.trrauth.agent..",
              "net.bytebuddy.jar.asm..",
              "org.jspecify..",
              "picocli..");

  /** An application with the agent is to load nothing of it. */
  @ArchTest
  static final ArchRule COMMAND_LINE_IS_USED_BY_NOBODY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.trrauth.agent.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.trrauth.agent.cli..", "picocli..");

  @ArchTest
  static final ArchRule AGENT_LEAVES_LOGGING_AND_JMX_TO_OTHERS =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.JulLines(\\$Jul)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.logging..", "java.lang.management..", "javax.management..");

  @ArchTest
  static final ArchRule AGENT_STARTS_JMX_FROM_EVENTS_ONLY =
      noClasses()
          .that()
          .doNotHaveSimpleName("SourceInJmx")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("SourceMBean");

  /** What the application's class path holds must not reach for what it does not hold. */
  @ArchTest
  static final ArchRule ENTRY_POINTS_STAND_ALONE =
      classes()
          .that()
          .haveSimpleName("AgentMain")
          .or()
          .haveSimpleName("AgentLoader")
          .or()
          .haveSimpleName("Main")
          .should()
          .onlyDependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..")
                  .or(JavaClass.Predicates.simpleName("AgentLoader"))
                  .or(JavaClass.Predicates.simpleName("AgentMain"))
                  .or(JavaClass.Predicates.simpleName("Main")));
}
