// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace personae {

/// Who may see a section, with the truth under it: what no marker means, and what the service makes
/// of words other clients wrote (Cloudillo 4.2).
class VisibilityEditor final : public FieldEditor
{
    Q_OBJECT

public:
    VisibilityEditor(const ServiceInfo &service, const FieldSpec &spec, Theme &theme,
                     QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void showTruth(const QJsonValue &value);

    ServiceInfo m_service;
    QComboBox *m_combo;
    QLabel *m_truth;
    QPushButton *m_meant;
    QString m_meantWord;
};

} // namespace personae
