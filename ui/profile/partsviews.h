// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/structuredtext.h"
#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

class QFormLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace personae {

class FlowLayout;

/// The parts of one structured text, each in its own input.
class PartsView : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartsView)

public:
    [[nodiscard]] static PartsView *create(const FieldSpec &spec, Theme &theme, QWidget *parent);

    virtual bool showText(const QString &text) = 0; ///< false: no such JSON, nothing is shown
    [[nodiscard]] virtual QString text() const = 0;
    virtual void
    showPlainAsPart(const QString &plain) = 0; ///< the plain text becomes the first part
    virtual void setLook(Theme::FieldLook look) = 0;
    [[nodiscard]] virtual QWidget *firstInput() const = 0;
    virtual void nameInputs(const QString &section) = 0; ///< accessible names: "City, Location"
    virtual void announceInputs() = 0;                   ///< inputMade() for what is there already

Q_SIGNALS:
    void edited();
    void inputMade(QWidget *input);
    void rebuilt(); ///< firstInput() may be another

protected:
    PartsView(const FieldSpec &spec, Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_spec(spec)
        , m_theme(theme)
    {
    }

    FieldSpec m_spec;
    Theme &m_theme;
};

/// The inputs of one record.
class RecordInputs final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordInputs)

public:
    RecordInputs(const QStringList &parts, const QString &namePrefix, Theme &theme,
                 QWidget *parent);

    void setParts(const structuredtext::Parts &parts);
    [[nodiscard]] structuredtext::Parts parts() const; ///< every part, empty ones too
    [[nodiscard]] const QList<QWidget *> &inputs() const { return m_inputs; }
    void setLook(Theme::FieldLook look);
    void nameInputs(const QString &section);

Q_SIGNALS:
    void edited();

private:
    QStringList m_parts;
    QList<QWidget *> m_inputs;
};

/// A JSON object.
class RecordView final : public PartsView
{
    Q_OBJECT

public:
    RecordView(const FieldSpec &spec, Theme &theme, QWidget *parent);

    bool showText(const QString &text) override;
    [[nodiscard]] QString text() const override;
    void showPlainAsPart(const QString &plain) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *firstInput() const override;
    void nameInputs(const QString &section) override;
    void announceInputs() override;

private:
    RecordInputs *m_inputs;
    QString m_previous;
};

} // namespace personae
