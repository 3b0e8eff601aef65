package com.objectstream.sales.transform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users of both library modules may have compiled against is what docs/public-api.txt lists:
 * nobody changes it without seeing it. With {@code -Dapi.write} the page is written anew.
 */
class PublicApiTest {
  private static final Path PAGE = Path.of("..", "docs", "public-api.txt");

  @Test
  void isTheOneThatIsListed() throws IOException {
    String api = api();
    if (System.getProperty("api.write") != null) {
      Files.writeString(PAGE, api);
    }

    assertThat(api)
        .as(
            "the public API. A line that is gone or another needs a new major version, one more a"
                + " new minor version; list it anew as docs/decisions/012-public-api.md says")
        .isEqualTo(Files.readString(PAGE));
  }

  @Test
  void hasNoTypeOfAnotherLibraryButSpark() {
    assertThat(api())
        .doesNotContain(
            "com.objectstream.shaded",
            "com.fasterxml",
            "org.apache.kafka",
            "org.apache.cassandra",
            "com.datastax",
            "picocli");
  }

  /** A paragraph a class. */
  private static String api() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("com.objectstream.sales").stream()
            .map(JavaClass::reflect)
            .filter(PublicApiTest::isSeen)
            .map(PublicApiTest::paragraph)
            .sorted()
            .collect(joining("\n\n", "", "\n"));
  }

  private static boolean isSeen(Class<?> type) {
    return type == null
        || !type.isAnonymousClass()
            && isSeen(type.getModifiers())
            && isSeen(type.getEnclosingClass());
  }

  private static boolean isSeen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String paragraph(Class<?> type) {
    return Stream.concat(Stream.of(head(type)), members(type).sorted()).collect(joining("\n    "));
  }

  private static String head(Class<?> type) {
    Type parent = type.isInterface() ? Object.class : type.getGenericSuperclass();
    Class<?>[] permitted = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0];
    // Later Javas add here what permits tells anyway
    return type.toGenericString().replaceFirst(" (non-)?sealed", "")
        + listed(" extends ", parent == Object.class ? Stream.of() : Stream.of(parent))
        + listed(" implements ", Arrays.stream(type.getGenericInterfaces()))
        + listed(" permits ", Arrays.stream(permitted));
  }

  private static String listed(String word, Stream<? extends Type> types) {
    String names = types.map(Type::getTypeName).sorted().collect(joining(", "));
    return names.isEmpty() ? "" : word + names;
  }

  private static Stream<String> members(Class<?> type) {
    return Stream.of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::<Member>stream)
        .filter(member -> isSeen(member.getModifiers()) && !member.isSynthetic())
        .map(PublicApiTest::line);
  }

  private static String line(Member member) {
    if (member instanceof Method method) {
      return method.toGenericString();
    }
    if (member instanceof Constructor<?> constructor) {
      return constructor.toGenericString();
    }
    Field field = (Field) member;
    return field.toGenericString() + constant(field);
  }

  /** A number or text that is compiled into the classes that use it. */
  private static String constant(Field field) {
    boolean isText = field.getType() == String.class;
    if (!Modifier.isStatic(field.getModifiers()) || !isText && !field.getType().isPrimitive()) {
      return "";
    }
    try {
      return " = " + field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }
}
