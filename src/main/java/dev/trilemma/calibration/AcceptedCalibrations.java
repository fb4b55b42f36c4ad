package dev.trilemma.calibration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AcceptedCalibrations extends Repository<AcceptedCalibration, UUID> {

    AcceptedCalibration saveAndFlush(AcceptedCalibration calibration);

    Optional<AcceptedCalibration> findById(UUID id);

    List<AcceptedCalibration> findAllByOrderByCreatedAtDescIdAsc();
}
