package org.throughline.bench.axis;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A vertical logarithmic axis with numbers that people read: 1, 2, 5, 10, 20, 50 and so on. */
public final class OneTwoFiveAxis extends LogAxis {
    private static final long serialVersionUID = 1;
    private static final int[] STEPS = {1, 2, 5};

    public OneTwoFiveAxis(String label) {
        super(label);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(
            Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        var ticks = new ArrayList<NumberTick>();
        for (double decade = 1; decade <= getRange().getUpperBound(); decade *= 10) {
            for (int step : STEPS) {
                double value = decade * step;
                if (getRange().contains(value)) {
                    ticks.add(
                            new NumberTick(
                                    value,
                                    String.format(Locale.ROOT, "%,.0f", value),
                                    TextAnchor.CENTER_RIGHT,
                                    TextAnchor.CENTER,
                                    0));
                }
            }
        }
        return ticks;
    }
}
