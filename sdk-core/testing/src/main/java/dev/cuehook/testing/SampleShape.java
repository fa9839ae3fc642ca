package dev.cuehook.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuehook.platform.Platform;
import java.util.List;

/**
 * Where ids and times stand in a sample's body, and how they look. Immutable.
 *
 * @param ids pointers to the resource's id
 * @param eventIds pointers to the event's id
 * @param times pointers to the event's time
 * @param timeForm how the time is written
 * @param happensWhenSent whether the time is that of sending
 */
record SampleShape(
        List<String> ids, List<String> eventIds, List<String> times, SampleTime timeForm, boolean happensWhenSent) {

    static final SampleShape UNKNOWN = new SampleShape(List.of(), List.of(), List.of(), SampleTime.AS_IT_STANDS, false);

    /** The shape that a platform's description tells. */
    static SampleShape of(Platform<?> platform) {
        List<String> identity = platform.identity().pointers();
        return new SampleShape(
                firstOf(platform.resourcePointers()),
                identity.isEmpty() ? List.of() : List.of(identity.get(identity.size() - 1)),
                firstOf(platform.timePointers()),
                SampleTime.AS_IT_STANDS,
                false);
    }

    private static List<String> firstOf(List<String> pointers) {
        return pointers.isEmpty() ? List.of() : List.of(pointers.get(0));
    }

    /** The shape of a built-in platform's samples, which happen when they are sent. */
    static SampleShape builtIn(String time, SampleTime form) {
        return new SampleShape(List.of(), List.of(), List.of(time), form, true);
    }

    /** The same with the resource's id here. */
    SampleShape ids(String... pointers) {
        return new SampleShape(List.of(pointers), eventIds, times, timeForm, happensWhenSent);
    }

    /** The same with the event's id here. */
    SampleShape eventId(String pointer) {
        return new SampleShape(ids, List.of(pointer), times, timeForm, happensWhenSent);
    }

    List<String> required(List<String> pointers, String wither) {
        if (pointers.isEmpty()) {
            throw new IllegalArgumentException("This sample does not know where '" + wither
                    + "' stands in its body, or its platform has no such thing. Use with(field, value).");
        }
        return pointers;
    }

    /** The shape after a value was set by hand: a time set by hand is not overwritten. */
    SampleShape fixing(String pointer) {
        return times.contains(pointer)
                ? new SampleShape(ids, eventIds, butFor(times, pointer), timeForm, happensWhenSent)
                : this;
    }

    /** The shape without a field. */
    SampleShape without(String pointer) {
        return new SampleShape(
                butFor(ids, pointer), butFor(eventIds, pointer), butFor(times, pointer), timeForm, happensWhenSent);
    }

    private static List<String> butFor(List<String> pointers, String pointer) {
        return pointers.stream()
                .filter(other -> !other.equals(pointer) && !other.startsWith(pointer + '/'))
                .toList();
    }

    SampleTime form(JsonNode found) {
        return timeForm == SampleTime.AS_IT_STANDS && found.isNumber() ? SampleTime.EPOCH_SECONDS : timeForm;
    }
}
