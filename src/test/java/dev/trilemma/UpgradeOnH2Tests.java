package dev.trilemma;

import java.util.List;

class UpgradeOnH2Tests extends UpgradeContract {

    @Override
    List<String> database() {
        return List.of("jdbc:h2:mem:upgrade;MODE=PostgreSQL;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Override
    String json(String text) {
        return "'" + text + "' format json";
    }
}
