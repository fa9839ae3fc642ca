package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void areThemselvesWhereTheyCanBePrinted() {
        Exception chain = new IllegalStateException("a", new IllegalArgumentException("b"));

        assertThat(Failures.printable(chain)).isSameAs(chain);
    }

    @Test
    void haveAnotherInTheirPlaceWhereTheyCannot() {
        for (Exception odd : List.of(
                new RuntimeException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new IllegalStateException();
                    }
                },
                new RuntimeException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public StackTraceElement[] getStackTrace() {
                        throw new IllegalStateException();
                    }
                },
                new Endless(),
                new RuntimeException("its cause is", new Endless()))) {
            Throwable printable = Failures.printable(odd);
            StringWriter printed = new StringWriter();
            printable.printStackTrace(new PrintWriter(printed));

            assertThat(printable).isNotSameAs(odd).hasNoCause();
            assertThat(printed.toString()).contains(odd.getClass().getName(), "cannot be printed");
        }
    }

    private static final class Endless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }
}
