class CheckoutsController < ApplicationController
  def create
    session = Stripe::Checkout::Session.create(
      mode: "payment",
      line_items: [{ price: params[:price], quantity: 1 }],
      success_url: root_url,
    )
    redirect_to session.url, allow_other_host: true
  end
end
