package io.github.trrauth.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class DemoRulesTest {
  @Test
  void application_ofTheDemo_knowsNothingOfTokens() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.trrauth", "io.github.trrauth.cdi..")
        .check(new ClassFileImporter().importPackages("io.github.trrauth.demo.app"));
  }
}
