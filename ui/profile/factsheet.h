// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace personae {

/// What a page says, to read: "label: value" rows and the sections a service declares. Plain text
/// throughout; labels go above their values where the text is large for the width. GUI thread.
class FactSheet final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactSheet)

public:
    enum class Visibility { Shown, Hidden }; ///< whether a section says who may see it

    explicit FactSheet(Theme &theme, QWidget *parent = nullptr);

    void clear();
    void addFact(const QString &label, const QString &value);
    void addWidget(QWidget *widget); ///< takes it over
    /// Sections for those of `keys` that have a value. False: none but what every profile has.
    bool addSections(const ServiceInfo &service, const FieldMap &fields, const QStringList &keys,
                     Visibility visibility);

Q_SIGNALS:
    void restackWanted(); ///< the width crossed a border: build anew

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool wantsStacked() const;
    void addFact(const QString &label, const QString &value, QVBoxLayout *into);
    void addSection(const ServiceInfo &service, const FieldMap &fields, const FieldSpec &spec,
                    Visibility visibility);
    void addValue(const FieldSpec &spec, const QString &text, QVBoxLayout *into);
    void addParts(const QStringList &keys, const QMap<QString, QString> &parts, QVBoxLayout *into);

    Theme &m_theme;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
    bool m_stacked = false;
};

} // namespace personae
