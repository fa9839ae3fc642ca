package dev.cuehook;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.cuehook.internal.root.ConstantTime;
import dev.cuehook.internal.root.LogText;
import dev.cuehook.laws.ComparesTokenWithEquals;
import dev.cuehook.platform.SignatureScheme.Presented;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The design's arrows and taboos, as far as classes show them. */
class ArchitectureTest {

    private static final String ROOT = "dev.cuehook";

    /** The table of packages, from above to below; a package may use only those above it. */
    private static final List<Set<String>> TABLE = List.of(
            Set.of("root"),
            Set.of("platform"),
            Set.of(
                    "flowplayer",
                    "fastpix",
                    "shotstack",
                    "jwplayer",
                    "aioz",
                    "standardwebhooks",
                    "mux",
                    "stripe",
                    "livekit"),
            Set.of("catalog"),
            Set.of("inbox"),
            Set.of("receiver"));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("canaries")) // which listen to the tests
            .importPackages(ROOT);

    /** The package that counts: {@code internal.X} is X, the root's own is {@code root}. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "root";
        }
        String rest = name.substring(ROOT.length() + 1);
        return (rest.startsWith("internal.") ? rest.substring("internal.".length()) : rest).split("\\.", 2)[0];
    }

    private static int rankOf(String name) {
        for (int rank = 0; rank < TABLE.size(); rank++) {
            if (TABLE.get(rank).contains(name)) {
                return rank;
            }
        }
        throw new AssertionError("The package '" + name + "' has no place in the design's table.");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static boolean isExported(JavaClass type) {
        return isOurs(type) && !type.getPackageName().startsWith(ROOT + ".internal");
    }

    @Test
    void seesTheWholeOfCore() {
        assertThat(CORE.size()).isGreaterThan(200);
        assertThat(CORE.stream().map(ArchitectureTest::packageOf).collect(toSet()))
                .isEqualTo(TABLE.stream().flatMap(Set::stream).collect(toSet()));
        assertThat(CORE.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void usesOnlyPackagesAboveAndNoPlatformUsesAnother() {
        classes()
                .should(new ArchCondition<JavaClass>("use only packages above their own in the design's table") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            if (isOurs(target) && !allowed(packageOf(type), packageOf(target))) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(CORE);
    }

    private static boolean allowed(String from, String to) {
        return from.equals(to) || rankOf(to) < rankOf(from);
    }

    @Test
    void hasNoCycleBetweenPackages() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return isOurs(type) ? SliceIdentifier.of(packageOf(type)) : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the design's packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void isUsedByNobodyWhoListsThePlatforms() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cuehook.internal.catalog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.cuehook.internal.catalog")
                .check(CORE);
    }

    @Test
    void knowsNeitherServletNorSpringNorDatabases() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "javax.servlet..",
                        "javax.sql..",
                        "java.sql..",
                        "org.springframework..",
                        "io.micrometer..",
                        "org.eclipse.jetty..",
                        "org.apache..",
                        "java.desktop..",
                        "java.rmi..",
                        "java.beans..")
                .check(CORE);
    }

    @Test
    void dependsOnNothingButTheJdkJacksonJavaJwtAndSlf4j() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.cuehook..",
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "com.auth0.jwt..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(CORE);
    }

    @Test
    void showsNoForeignTypeInAnExportedSignature() {
        List<String> shown = new ArrayList<>();
        for (JavaClass type : CORE) {
            if (!isExported(type) || !isVisible(type)) {
                continue;
            }
            Stream<JavaMember> members = type.getMembers().stream()
                    .filter(member -> member.getModifiers().contains(PUBLIC)
                            || member.getModifiers().contains(PROTECTED));
            members.forEach(member -> member.getAllInvolvedRawTypes().stream()
                    .filter(ArchitectureTest::isForeign)
                    .forEach(foreign -> shown.add(member.getFullName() + " shows " + foreign.getName())));
            Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                    .filter(ArchitectureTest::isForeign)
                    .forEach(foreign -> shown.add(type.getName() + " is a " + foreign.getName()));
        }
        assertThat(shown).isEmpty();
    }

    /** Public itself, and within nothing that is not. */
    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isForeign(JavaClass type) {
        JavaClass plain = type.getBaseComponentType();
        return !plain.isPrimitive() && !plain.getPackageName().startsWith("java.") && !isOurs(plain);
    }

    @Test
    void comparesMacsInOnePlace() {
        assertThat(callers(MessageDigest.class.getName(), "isEqual")).containsExactly(ConstantTime.class.getName());
    }

    @Test
    void comparesArraysOnlyWhereNoMacIsCompared() {
        assertThat(callers(Arrays.class.getName(), "equals"))
                .isSubsetOf("dev.cuehook.Identity", "dev.cuehook.internal.root.JsonEquality")
                .hasSize(2);
        assertThat(callers(Arrays.class.getName(), "compare")).isEmpty();
        assertThat(callers(Arrays.class.getName(), "mismatch")).isEmpty();
    }

    @Test
    void comparesNoProofWithEquals() {
        assertThat(proofsComparedWithEquals(CORE)).isEmpty();
        assertThat(CORE.stream().mapToLong(type -> checksOf(type).count()).sum())
                .as("places that check a proof")
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void rejectsTheTwinThatComparesATokenWithEquals() {
        assertThat(proofsComparedWithEquals(new ClassFileImporter().importClasses(ComparesTokenWithEquals.class)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("java.lang.String.equals");
    }

    private static List<String> proofsComparedWithEquals(Iterable<JavaClass> classes) {
        Set<String> equal =
                Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "regionMatches", "deepEquals");
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            checksOf(type)
                    .flatMap(method -> method.getMethodCallsFromSelf().stream())
                    .filter(call -> equal.contains(call.getName()))
                    .forEach(call -> found.add(call.getDescription()));
        }
        return found;
    }

    /** Where a proof meets a key: what schemes call check, and what keys do with signatures. */
    private static Stream<JavaCodeUnit> checksOf(JavaClass type) {
        boolean presented = type.isAssignableTo(Presented.class);
        boolean key = type.getName().startsWith("dev.cuehook.internal.platform.SignatureKey$");
        return type.getCodeUnits().stream()
                .filter(method -> (presented && method.getName().equals("check")) || (key && !method.isConstructor()));
    }

    @Test
    void namesTheCharsetOfEveryText() {
        noClasses().should().callMethod(String.class, "getBytes").check(CORE);
        noClasses().should().callConstructor(String.class, byte[].class).check(CORE);
        noClasses()
                .should()
                .callConstructor(String.class, byte[].class, int.class, int.class)
                .check(CORE);
        noClasses()
                .should()
                .callConstructor(java.io.InputStreamReader.class, java.io.InputStream.class)
                .check(CORE);
    }

    @Test
    void changesNoCaseByTheDefaultLocale() {
        noClasses().should().callMethod(String.class, "toLowerCase").check(CORE);
        noClasses().should().callMethod(String.class, "toUpperCase").check(CORE);
        noClasses()
                .that()
                .doNotBelongToAnyOf(LogText.class) // its one format is hexadecimal, which no locale changes
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(CORE);
    }

    @Test
    void takesTimeFromAClockOnly() {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it asks for the time of day without a clock") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        boolean now = call.getName().equals("now") && owner.startsWith("java.time.");
                        boolean withClock = call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Clock.class));
                        return (now && !withClock)
                                || (owner.equals(System.class.getName())
                                        && call.getName().equals("currentTimeMillis"));
                    }
                })
                .check(CORE);
        noClasses().should().callConstructor(java.util.Date.class).check(CORE);
    }

    @Test
    void printsNothing() {
        noClasses().should().accessField(System.class, "out").check(CORE);
        noClasses().should().accessField(System.class, "err").check(CORE);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CORE);
    }

    @Test
    void callsNothingByEmptyNames() {
        assertThat(CORE.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> name.matches(".*(Utils?|Helper|Manager|Impl)")))
                .isEmpty();
        assertThat(CORE.stream()
                        .filter(ArchitectureTest::isExported)
                        .filter(ArchitectureTest::isVisible)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(PUBLIC))
                        .filter(method -> method.getName().matches("get[A-Z].*")
                                && method.getRawParameterTypes().isEmpty())
                        .filter(method -> !method.getName().equals("getMessage")) // Java's own name, overridden
                        .map(JavaMember::getFullName))
                .isEmpty();
    }

    private static Set<String> callers(String owner, String method) {
        return CORE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals(owner)
                        && call.getName().equals(method))
                .map(call -> call.getOriginOwner().getName())
                .collect(toSet());
    }
}
