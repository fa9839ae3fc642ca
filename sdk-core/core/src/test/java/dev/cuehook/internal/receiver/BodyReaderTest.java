package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuehook.internal.receiver.BodyException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private static final long BUDGET = 100_000;
    private static final int FREE = 8_192;

    private final BodyBudget budget = new BodyBudget(BUDGET);
    private final BodyReader reader = new BodyReader(budget, System::nanoTime);

    private byte[] read(int length, long announced, int limit) {
        return reader.read(new ByteArrayInputStream(new byte[length]), announced, limit, Long.MAX_VALUE / 2);
    }

    private boolean allIsGivenBack() {
        boolean all = budget.tryTake(BUDGET);
        if (all) {
            budget.giveBack(BUDGET);
        }
        return all;
    }

    @Test
    void keepsABodyInTheBudgetUntilItIsReleased() {
        byte[] body = read(60_000, -1, 70_000);

        int free = 40_000 + FREE;
        assertThat(budget.tryTake(free + 1)).isFalse();
        assertThat(budget.tryTake(free)).isTrue();
        budget.giveBack(free);
        reader.release(body);
        assertThat(allIsGivenBack()).isTrue();
    }

    @Test
    void refusesWhatDoesNotFitIntoTheBudgetAndGivesAllBack() {
        byte[] first = read(60_000, 60_000, 70_000);

        assertThatExceptionOfType(BodyException.class)
                .isThrownBy(() -> read(60_000, 60_000, 70_000))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.OVER_BUDGET));
        reader.release(first);
        assertThat(allIsGivenBack()).isTrue();
    }

    @Test
    void aSmallBodyComesThroughWhateverLargeOnesHold() {
        assertThat(budget.tryTake(BUDGET)).isTrue();

        assertThat(read(FREE, -1, 20_000)).hasSize(FREE);
        assertThat(read(600, 600, 20_000)).hasSize(600);
        assertThatExceptionOfType(BodyException.class)
                .isThrownBy(() -> read(FREE + 1, FREE + 1, 20_000))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.OVER_BUDGET));
    }

    @Test
    void anAnnouncedLengthTakesNoMemoryBeforeItsBytesArrive() {
        InputStream waiting = new InputStream() {
            @Override
            public int read() throws IOException {
                assertThat(allIsGivenBack()).isTrue();
                throw new IOException();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatExceptionOfType(BodyException.class)
                .isThrownBy(() -> reader.read(waiting, 90_000, 90_000, Long.MAX_VALUE / 2))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.TRUNCATED));
        assertThat(allIsGivenBack()).isTrue();
    }

    @Test
    void givesAllBackWhateverGoesWrong() {
        assertThatExceptionOfType(BodyException.class).isThrownBy(() -> read(20_001, -1, 20_000));
        assertThatExceptionOfType(BodyException.class).isThrownBy(() -> read(10, 20, 20_000));
        assertThatExceptionOfType(BodyException.class).isThrownBy(() -> read(0, 20, 20_000));
        assertThatExceptionOfType(BodyException.class)
                .isThrownBy(() -> reader.read(new ByteArrayInputStream(new byte[10]), -1, 100, -1));

        assertThat(allIsGivenBack()).isTrue();
    }

    @Test
    void readsEveryLengthAroundItsSteps() {
        for (int length : new int[] {0, 1, 63, 64, 65, 8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 32_768}) {
            for (long announced : new long[] {-1, length}) {
                byte[] body = read(length, announced, 32_768);

                assertThat(body).hasSize(length);
                reader.release(body);
            }
        }
        assertThat(allIsGivenBack()).isTrue();
    }
}
