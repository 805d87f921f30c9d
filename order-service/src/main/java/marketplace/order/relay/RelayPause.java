package marketplace.order.relay;

import marketplace.platform.pause.PausablePart;
import org.springframework.stereotype.Component;

/** Whether operators have paused the relay. */
@Component
class RelayPause implements PausablePart {

    private volatile boolean paused;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }
}
