// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace personae {

/// A name of any length in at most two lines; what does not fit stands in the tool tip. GUI thread.
class NameLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameLabel)

public:
    explicit NameLabel(QWidget *parent = nullptr);

    void setName(const QString &name); ///< isolated by the caller
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    QString m_name;
    bool m_arranging = false;
};

} // namespace personae
