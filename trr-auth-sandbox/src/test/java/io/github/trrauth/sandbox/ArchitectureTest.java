package io.github.trrauth.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackagesOf(Sandbox.class);

  @Test
  void mainCode_withoutTheExtension_needsTheJdkAlone() {
    classes()
        .that()
        .doNotHaveFullyQualifiedName(SandboxExtension.class.getName())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl..",
            "javax.security.auth..",
            "org.jspecify..",
            "io.github.trrauth.sandbox")
        .because("the jar runs on its own")
        .check(MAIN);
  }

  @Test
  void mainCode_withoutTheExtension_doesNotKnowIt() {
    classes()
        .that()
        .haveFullyQualifiedName(SandboxExtension.class.getName())
        .should()
        .onlyHaveDependentClassesThat()
        .haveFullyQualifiedName(SandboxExtension.class.getName())
        .because("JUnit is not there at run time")
        .check(MAIN);
  }
}
