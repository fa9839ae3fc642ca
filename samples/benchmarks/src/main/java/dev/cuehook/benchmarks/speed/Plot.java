package dev.cuehook.benchmarks.speed;

import java.util.Locale;

/**
 * Bars beside a line, as SVG. Text of our own: chart libraries draw through AWT, which needs fonts that a server does not have.
 */
final class Plot {

    private static final int ROW = 20;
    private static final int LABELS = 420;
    private static final int SCALE = 260;
    private static final double MOST = 1.4;

    private final StringBuilder bars = new StringBuilder();
    private int rows;

    /** A bar of this share of its goal: up to 1 it is reached. */
    void bar(String label, double share) {
        int y = ROW * ++rows;
        bars.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"13\" fill=\"%s\"/>%n",
                LABELS - 8,
                y + 11,
                label.replace("&", "&amp;").replace("<", "&lt;"),
                LABELS,
                y,
                Math.min(share, MOST) * SCALE,
                share <= 1 ? "#2a7d4f" : "#c0392b"));
    }

    String svg() {
        int height = ROW * (rows + 2);
        int goal = LABELS + SCALE;
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s"
                        + "<line x1=\"%d\" y1=\"16\" x2=\"%d\" y2=\"%d\" stroke=\"black\" stroke-dasharray=\"3\"/>"
                        + "<text x=\"%d\" y=\"12\" text-anchor=\"middle\">firm goal</text>%n</svg>%n",
                LABELS + (int) (SCALE * MOST) + 10,
                height,
                bars,
                goal,
                goal,
                height,
                goal);
    }
}
