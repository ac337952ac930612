package io.floodscope.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Conditions that ArchUnit has no words for. */
final class Conditions {

    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F");
    private static final Set<String> WHOLE = Set.of("long", "[J", "java.lang.Long", "java.util.OptionalLong");

    private Conditions() {}

    /** A field, parameter or return value of a floating-point type. */
    static ArchCondition<JavaClass> mentionFloatingPoint() {
        return new ArchCondition<>("mention floating-point types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    report(type, field.getFullName(), Stream.of(field.getRawType()), events);
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    Stream<JavaClass> types =
                            Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
                    report(type, unit.getFullName(), types, events);
                }
            }

            private void report(JavaClass type, String member, Stream<JavaClass> types, ConditionEvents events) {
                boolean floating = types.anyMatch(t -> FLOATING.contains(t.getName()));
                events.add(new SimpleConditionEvent(type, floating, member + " is or takes a floating-point value"));
            }
        };
    }

    /** A field of a 64-bit whole type. */
    static ArchCondition<JavaField> haveAWholeType() {
        return new ArchCondition<>("be a long") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean whole = WHOLE.contains(field.getRawType().getName())
                        || field.getRawType().getPackageName().startsWith("it.unimi.dsi.fastutil.longs");
                events.add(new SimpleConditionEvent(
                        field,
                        whole,
                        field.getFullName() + " is a " + field.getRawType().getSimpleName()));
            }
        };
    }

    /** A class whose package-info carries {@code @NullMarked}. */
    static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " stands in an unmarked package"));
            }
        };
    }
}
