package dev.cuehook.benchmarks.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints each ratio beside the goal that it is to reach. With {@code -Dguard=true} the run fails at {@link #end} where a goal was
 * missed by more than 15 %, which is more than noise.
 */
public final class Table {

    /** How much of a goal may be used up before it counts as missed for good. */
    public static final double TOLERANCE = 1.15;

    /** How often everything is measured in turn, and for how many seconds each time. */
    public static final int ROUNDS = Integer.getInteger("rounds", 3);

    public static final int SECONDS = Integer.getInteger("seconds", 2);

    private final List<String> broken = new ArrayList<>();

    /** A ratio that is to be as large as the goal. */
    public void atLeast(String what, double goal, List<Double> ratios) {
        print(what, ">=", goal, ratios, goal / median(ratios));
    }

    /** A ratio that is to be no larger than the goal. */
    public void atMost(String what, double goal, List<Double> ratios) {
        print(what, "<=", goal, ratios, median(ratios) / goal);
    }

    /** Fails where a goal was missed for good, if that was asked for. */
    public void end() {
        if (Boolean.getBoolean("guard") && !broken.isEmpty()) {
            throw new IllegalStateException("Goals are missed by more than 15 %: " + String.join("; ", broken));
        }
    }

    private void print(String what, String sign, double goal, List<Double> ratios, double shareOfGoal) {
        if (shareOfGoal > TOLERANCE) {
            broken.add(what);
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        System.out.printf(
                "%-66s %8.2f   %-8s %-8s (%.2f to %.2f)%n",
                what,
                median(ratios),
                goal == 0 ? "" : sign + " " + goal,
                goal == 0 ? "" : shareOfGoal <= 1 ? "reached" : "missed",
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** Absolute figures, which belong to the machine. */
    public void note(String format, Object... values) {
        System.out.printf("  " + format + "%n", values);
    }

    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
