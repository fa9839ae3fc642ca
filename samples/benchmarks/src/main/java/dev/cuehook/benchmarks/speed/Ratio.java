package dev.cuehook.benchmarks.speed;

import dev.cuehook.benchmarks.inbox.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param under what {@code over} is divided by; null where it is divided by {@code unit}
 * @param firm the goal that is kept by the build; 0 where there is none
 * @param stretch the goal beyond; 0 where there is none
 * @param atLeast whether more is better
 */
record Ratio(
        String what,
        String against,
        Figure over,
        @Nullable Figure under,
        double unit,
        double firm,
        double stretch,
        boolean atLeast) {

    static Ratio atMost(String what, String against, Figure over, Figure under, double firm, double stretch) {
        return new Ratio(what, against, over, under, 1, firm, stretch, false);
    }

    static Ratio atLeast(String what, String against, Figure over, Figure under, double firm, double stretch) {
        return new Ratio(what, against, over, under, 1, firm, stretch, true);
    }

    /** Of this many of a figure's own unit. */
    static Ratio of(String what, String against, Figure over, double unit, double firm, double stretch) {
        return new Ratio(what, against, over, null, unit, firm, stretch, false);
    }

    /** Its value in each round; of those in which it was measured. */
    List<Double> in(List<Map<Figure, Double>> rounds) {
        return rounds.stream()
                .filter(round -> round.containsKey(over) && (under == null || round.containsKey(under)))
                .map(round -> value(round, over) / (under == null ? unit : value(round, under)))
                .toList();
    }

    private static double value(Map<Figure, Double> round, Figure figure) {
        return round.getOrDefault(figure, Double.NaN);
    }

    /** How much of the firm goal is used up: 1 is all of it, more has missed it. */
    double shareOfGoal(List<Double> values) {
        double median = Table.median(values);
        return atLeast ? firm / median : median / firm;
    }

    String verdict(List<Double> values) {
        double median = Table.median(values);
        if (firm == 0) {
            return "";
        }
        if (stretch != 0 && (atLeast ? median >= stretch : median <= stretch)) {
            return "stretch";
        }
        return (atLeast ? median >= firm : median <= firm) ? "firm" : "missed";
    }

    /** Whether the firm goal is missed by more than noise may explain. */
    boolean isBroken(List<Double> values) {
        return firm != 0 && shareOfGoal(values) > Table.TOLERANCE;
    }

    String goal() {
        String sign = atLeast ? ">= " : "<= ";
        return firm == 0 ? "–" : sign + firm + (stretch == 0 ? "" : " / " + stretch);
    }
}
